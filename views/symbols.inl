// How the schema writes symbols in plain letters: names of letters, words, and marks. A name may have digits, "_sub", a
// suffix "-bar" or "-max", and a power "^2"; "max" after a variable is its subscript ("u max").
//
// SAC_SYMBOL_LETTER(name, letter)    a Greek letter, or the nabla
// SAC_SYMBOL_WORD(word)              written upright
// SAC_SYMBOL_MARK(suffix, mark)      a mark above the letter, as a combining character
// SAC_SYMBOL_SUB(suffix)             a suffix that is a subscript
// SAC_SYMBOL_SIGN(written, sign)     a sign that is not written as it is
// SAC_SYMBOL_EXAMPLE(symbol, text)   how one reads on one line; tests on both sides hold to it

#ifndef SAC_SYMBOL_LETTER
#define SAC_SYMBOL_LETTER(...)
#endif
#ifndef SAC_SYMBOL_WORD
#define SAC_SYMBOL_WORD(...)
#endif
#ifndef SAC_SYMBOL_MARK
#define SAC_SYMBOL_MARK(...)
#endif
#ifndef SAC_SYMBOL_SUB
#define SAC_SYMBOL_SUB(...)
#endif
#ifndef SAC_SYMBOL_SIGN
#define SAC_SYMBOL_SIGN(...)
#endif
#ifndef SAC_SYMBOL_EXAMPLE
#define SAC_SYMBOL_EXAMPLE(...)
#endif

// clang-format off
SAC_SYMBOL_LETTER(alpha, "α")
SAC_SYMBOL_LETTER(gamma, "γ")
SAC_SYMBOL_LETTER(theta, "θ")
SAC_SYMBOL_LETTER(lambda, "λ")
SAC_SYMBOL_LETTER(pi, "π")
SAC_SYMBOL_LETTER(sigma, "σ")
SAC_SYMBOL_LETTER(tau, "τ")
SAC_SYMBOL_LETTER(mu, "μ")
SAC_SYMBOL_LETTER(epsilon, "ε")
SAC_SYMBOL_LETTER(phi, "ϕ")
SAC_SYMBOL_LETTER(psi, "ψ")
SAC_SYMBOL_LETTER(omega, "ω")
SAC_SYMBOL_LETTER(grad, "∇")

SAC_SYMBOL_WORD(log)
SAC_SYMBOL_WORD(exp)
SAC_SYMBOL_WORD(tanh)
SAC_SYMBOL_WORD(mod)
SAC_SYMBOL_WORD(Adam)
SAC_SYMBOL_WORD(KL)
SAC_SYMBOL_WORD(min)
SAC_SYMBOL_WORD(max)
SAC_SYMBOL_WORD(seed)

SAC_SYMBOL_MARK(bar, "̄")
SAC_SYMBOL_MARK(hat, "̂")
SAC_SYMBOL_SUB(max)
SAC_SYMBOL_SUB(scale)

SAC_SYMBOL_SIGN("-", "−")
SAC_SYMBOL_SIGN(",", ", ")
SAC_SYMBOL_SIGN("||", "‖")

SAC_SYMBOL_EXAMPLE("alpha", "α")
SAC_SYMBOL_EXAMPLE("psi-bar", "ψ̄")
SAC_SYMBOL_EXAMPLE("R-max", "R max")
SAC_SYMBOL_EXAMPLE("lambda_pi", "λ π")
SAC_SYMBOL_EXAMPLE("J(theta1)", "J(θ1)")
SAC_SYMBOL_EXAMPLE("u max", "u max")
SAC_SYMBOL_EXAMPLE("log sigma min", "log σ min")
SAC_SYMBOL_EXAMPLE("log(1-a^2)", "log(1−a²)")
SAC_SYMBOL_EXAMPLE("min(Q1, Q2)", "min(Q1, Q2)")
SAC_SYMBOL_EXAMPLE("||grad J(phi)||", "‖∇J(ϕ)‖")
SAC_SYMBOL_EXAMPLE("KL(pi || exp(Q/alpha)/Z)", "KL(π‖exp(Q/α)/Z)")
SAC_SYMBOL_EXAMPLE("|a|>0.99", "|a|>0.99")
SAC_SYMBOL_EXAMPLE("seed", "seed")
// clang-format on

#undef SAC_SYMBOL_LETTER
#undef SAC_SYMBOL_WORD
#undef SAC_SYMBOL_MARK
#undef SAC_SYMBOL_SUB
#undef SAC_SYMBOL_SIGN
#undef SAC_SYMBOL_EXAMPLE

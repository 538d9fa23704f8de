// Every preset, described once: the differences from the defaults in params.inl.
//
// SAC_PRESET(name, title, help, values)     values: {"key", "value"} pairs

// clang-format off
SAC_PRESET(quick, "Quick", "The article's algorithm with small networks and larger steps: the pendulum is up before you look away.", SAC_VALUES(
    {"hidden_units", "64"}, {"batch_size", "64"}, {"value_lr", "0.003"}, {"q_lr", "0.003"}, {"policy_lr", "0.003"},
    {"alpha", "0.2"}, {"tau", "0.02"}, {"bootstrap_on_timeout", "true"}, {"buffer_capacity", "100000"}))
SAC_PRESET(article, "Article", "The article's own setting, unchanged: 256 units, batches of 128, alpha 1.", SAC_VALUES())
// clang-format on

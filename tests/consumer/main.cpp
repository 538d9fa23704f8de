// Ten episodes on the Pendulum, with nothing but the public headers.
#include <sac/schema.h>
#include <sac/trainer.h>

#include <cstdio>

int main() {
  sac::Config config = sac::make_config(*sac::find_preset("quick"));
  config.seed = 3;
  const std::string refusal = sac::set(config, "alpha", "0.1");
  if (!refusal.empty()) return std::puts(refusal.c_str()), 1;

  sac::Trainer trainer(config);
  while (trainer.episodes().size() < 10) {
    const std::size_t before = trainer.episodes().size();
    trainer.run(100);
    if (trainer.episodes().size() == before) continue;
    const sac::Episode& episode = trainer.episodes().back();
    std::printf("episode %2zu, step %4d: return %7.1f\n", trainer.episodes().size(), static_cast<int>(episode.step),
                episode.episode_return);
  }
  std::printf("signature %s\n", sac::signature_text(trainer.signature()).c_str());
  return trainer.divergence().empty() ? 0 : 1;
}

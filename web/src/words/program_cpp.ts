/** A short C++ program that does the same run with the engine as a library, bit for bit where that is the portable build. */
import type { Values } from '../engine/schema';

/** @param base what the preset says */
export function cppProgram(preset: string, values: Values, base: Values, steps: number): string {
  const changed = [...values].filter(([key, text]) => key === 'seed' || base.get(key) !== text);
  return `// One setting of SAC Lab. In CMake: find_package(sac REQUIRED), target_link_libraries(program PRIVATE sac::engine)
#include <sac/schema.h>
#include <sac/trainer.h>

#include <cstdio>
#include <string>
#include <utility>

int main() {
  sac::Config config = sac::make_config(*sac::find_preset("${preset}"));
  const std::pair<const char*, const char*> changes[] = {${changed.map(([key, text]) => `{"${key}", "${text}"}`).join(', ')}};
  for (const auto& [key, value] : changes) {
    const std::string refusal = sac::set(config, key, value);
    if (!refusal.empty()) return std::puts(refusal.c_str()), 1;
  }

  sac::Trainer trainer(config);
  trainer.run(${steps});
  for (const sac::Episode& episode : trainer.episodes()) {
    std::printf("step %d: return %.1f\\n", static_cast<int>(episode.step), episode.episode_return);
  }
  std::printf("signature %s\\n", sac::signature_text(trainer.signature()).c_str());
}
`;
}

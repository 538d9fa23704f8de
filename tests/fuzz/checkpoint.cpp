// Any bytes: either they are refused with a sentence, or they are a run that can be saved, loaded and gone on with.
#include <cstdint>
#include <span>

#include "expect.h"
#include "sac/trainer.h"

using namespace sac;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string error;
  const std::unique_ptr<Trainer> loaded = Trainer::load({data, size}, error);
  if (!loaded) {
    fuzz::expect_sentence(error);
    return 0;
  }
  expect(error.empty(), "a run that loads has no error", error);

  const std::vector<std::uint8_t> saved = loaded->save();
  const std::unique_ptr<Trainer> again = Trainer::load(saved, error);
  expect(again != nullptr, "what was loaded and saved loads again", error);
  expect(again->signature() == loaded->signature(), "it is the same run");
  expect(again->save() == saved, "and has the same bytes");

  // An evaluation is up to 64 x 2000 steps, too much for every input.
  Config config = loaded->config();
  config.evaluation_interval = 0;
  error = loaded->configure(config);
  expect(error.empty(), "a live value may change", error);
  loaded->run(3);
  return 0;
}

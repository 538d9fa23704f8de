// A curve in a line of text, alone and in the line that shows how a training goes.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "sparkline.h"
#include "workspace.h"

using namespace cli_test;
using namespace sac::cli;

TEST_CASE("A sparkline goes from its lowest to its highest value, and the last value is the last block") {
  CHECK(sparkline({}, 8).empty());
  CHECK(sparkline({-5.0}, 8).empty());
  CHECK(sparkline({-1400.0, -700.0, 0.0}, 8) == "▁▅█");
  CHECK(sparkline({3.0, 3.0}, 8) == "▁▁");
  std::vector<double> many;
  for (int i = 0; i < 1000; ++i) many.push_back(i);
  const std::string text = sparkline(many, 8);
  CHECK(text == "▂▃▄▄▅▆▇█");
  CHECK(columns_of(text) == 8);
  CHECK(text.size() == 24);
  CHECK(columns_of("step 1") == 6);
}

TEST_CASE("On a terminal of UTF-8 the line has the curve of the evaluations and fits; on others it has none") {
  const Workspace here;
  const Words words{"--steps", "6000", "--updates_per_step", "2"};
  const Output output = here.train(words, {.terminal = true, .columns = 100, .locale = "C.UTF-8"});
  REQUIRE(output.code == 0);
  const std::string redraw = "\r\033[K";
  std::size_t curves = 0;
  for (std::size_t at = output.err.find(redraw); at != std::string::npos;) {
    const std::size_t begin = at + redraw.size();
    at = output.err.find(redraw, begin);
    const std::string line = output.err.substr(begin, at == std::string::npos ? at : at - begin);
    INFO(line);
    CHECK(columns_of(line) < 100);
    curves += line.find("▁") != std::string::npos && line.find("█") != std::string::npos;
  }
  CHECK(curves > 0);
  CHECK(here.train(words, {.terminal = true, .columns = 100}).err.find("▁") == std::string::npos);
  CHECK(here.train(words, {.locale = "C.UTF-8"}).err.find("▁") == std::string::npos);
}

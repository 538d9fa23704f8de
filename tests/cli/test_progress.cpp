// The line that shows how a training goes.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <regex>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("On a terminal the line is redrawn in place, fits, and is gone at the end") {
  const Workspace here;
  const Output output = here.train({"--steps", "6000", "--updates_per_step", "2"}, {.terminal = true});
  REQUIRE(output.code == 0);
  const std::string redraw = "\r\033[K";
  std::vector<std::string> drawn;
  for (std::size_t at = output.err.find(redraw); at != std::string::npos;) {
    const std::size_t begin = at + redraw.size();
    at = output.err.find(redraw, begin);
    drawn.push_back(output.err.substr(begin, at == std::string::npos ? at : at - begin));
  }
  REQUIRE(drawn.size() >= 3);
  CHECK(drawn.back().empty());
  CHECK(output.err.find('\n') == std::string::npos);
  for (const std::string& line : drawn) CHECK(line.size() < 80);
  // The last line that was drawn knows everything.
  const std::string& line = drawn[drawn.size() - 2];
  INFO(line);
  CHECK(std::regex_search(line, std::regex("^step [0-9,]+, .*return -[0-9.]+, evaluation -[0-9.]+, .* left$")));
}

TEST_CASE("Elsewhere it is a plain line now and then, with the time left") {
  const Workspace here;
  // Big networks, so that it takes more than the two seconds to the first line on any machine; then it may stop.
  Process process(program("sac-train"),
                  {"--preset", "article", "--hidden_units", "1024", "--batch_size", "512", "--learning_starts", "0",
                   "--steps", "1000000", "--log", "/dev/null"},
                  {.folder = here.path("")});
  process.await_error_text(" left\n");  // known once there are updates
  process.send(SIGTERM);
  const Output output = process.wait();
  INFO(output.err);
  CHECK(output.err.find('\r') == std::string::npos);
  CHECK(output.err.find('\033') == std::string::npos);
  CHECK(std::regex_search(
      output.err,
      std::regex("(^|\n)step [0-9,]+, episodes [0-9]+, return .*, evaluation .*, [0-9,]+ updates/s, .* left\n")));
}

TEST_CASE("A narrow terminal gets fewer parts, not cut ones, and a dumb one whole lines without escape codes") {
  const Workspace here;
  const Words words{"--steps", "6000", "--updates_per_step", "2"};
  const Output narrow = here.train(words, {.terminal = true, .columns = 40});
  REQUIRE(narrow.code == 0);
  const std::regex drawn("\r\033\\[K([^\r]+)");
  int lines = 0;
  for (std::sregex_iterator line(narrow.err.begin(), narrow.err.end(), drawn), end; line != end; ++line, ++lines) {
    const std::string text = (*line)[1];
    INFO(text);
    CHECK(text.size() < 40);
    CHECK(std::regex_match(text, std::regex("step [0-9,]+(, evaluation [-0-9.]+)?(, [0-9.]+ s left)?")));
  }
  CHECK(lines >= 2);

  Process process(program("sac-train"), {"--steps", "1000000000", "--log", "/dev/null"},
                  {.folder = here.path(""), .terminal = true, .term = "dumb"});
  process.await_error_text(" left\r\n");  // as a terminal writes a line break
  process.send(SIGTERM);
  const Output dumb = process.wait();
  CHECK(dumb.err.find('\033') == std::string::npos);
}

TEST_CASE("The time left counts updates, also where one step takes seconds and the ones before took nothing") {
  const Workspace here;
  Process process(program("sac-train"),
                  {"--preset", "article", "--hidden_units", "512", "--hidden_layers", "3", "--batch_size", "512",
                   "--updates_per_step", "16", "--evaluation_interval", "0", "--steps", "100000", "--log", "/dev/null"},
                  {.folder = here.path("")});
  process.await_error_text(" left\n");
  process.send(SIGTERM);
  const Output output = process.wait();
  INFO(output.err);
  // 1,600,000 updates of at least a millisecond each are many minutes.
  std::smatch match;
  REQUIRE(std::regex_search(output.err, match, std::regex("(([0-9]+) h [0-9]+|([0-9]+)) min left")));
}

#include "workspace.h"

#include <stdlib.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <regex>
#include <sstream>
#include <thread>

namespace cli_test {

namespace fs = std::filesystem;

Workspace::Workspace() {
  std::string name = (fs::temp_directory_path() / "sac-cli-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  folder_ = name;
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Workspace::read(const std::string& name) const {
  std::ifstream file(path(name), std::ios::binary);
  INFO("file " << name);
  REQUIRE(file.is_open());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

void Workspace::write(const std::string& name, const std::string& content) const {
  std::ofstream file(path(name), std::ios::binary);
  file << content;
  file.close();
  REQUIRE(file.good());
}

std::vector<std::string> Workspace::names() const {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Output Workspace::train(const Words& arguments, Options options) const {
  options.folder = folder_;
  return run(program("sac-train"), arguments, options);
}
Output Workspace::eval(const Words& arguments) const {
  return run(program("sac-eval"), arguments, {.folder = folder_});
}
Output Workspace::bench(const Words& arguments) const {
  return run(program("sac-bench"), arguments, {.folder = folder_});
}

Words Workspace::signatures(Words arguments) const {
  arguments.insert(arguments.end(), {"--quiet", "--signature"});
  const Output output = train(arguments);
  INFO(output.err);
  REQUIRE(output.code == 0);
  Words digits;
  for (const std::string& line : lines_of(output.out)) {
    std::smatch match;
    INFO("line: " << line);
    REQUIRE(std::regex_match(line, match, std::regex("signature ([0-9a-f]{16})")));
    digits.push_back(match[1]);
  }
  return digits;
}

std::string Workspace::signature(const Words& arguments) const {
  const Words all = signatures(arguments);
  REQUIRE(all.size() == 1);
  return all.front();
}

void await(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(10);
  while (!condition()) {
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

int count_of(const std::string& text, const std::string& what) {
  int count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<Row> rows_of(const std::string& csv) {
  REQUIRE(csv.ends_with('\n'));
  const std::vector<std::string> lines = lines_of(csv);
  const std::vector<std::string> names = fields_of(lines.at(0));
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> fields = fields_of(lines[i]);
    INFO("row " << i << ": " << lines[i]);
    REQUIRE(fields.size() == names.size());
    Row& row = rows.emplace_back();
    for (std::size_t k = 0; k < fields.size(); ++k) row[names[k]] = fields[k];
  }
  return rows;
}

std::vector<Row> timeless(const std::string& csv) {
  std::vector<Row> rows = rows_of(csv);
  for (Row& row : rows) row.erase("seconds");
  return rows;
}

std::string require_one_line_error(const Output& output, int code, const std::string& program) {
  INFO("stdout: " << output.out << "\nstderr: " << output.err);
  REQUIRE(output.code == code);
  REQUIRE(output.out.empty());
  REQUIRE(std::count(output.err.begin(), output.err.end(), '\n') == 1);
  REQUIRE(output.err.starts_with(program + ": "));
  REQUIRE(output.err.ends_with(".\n"));
  return output.err.substr(0, output.err.size() - 1);
}

}  // namespace cli_test

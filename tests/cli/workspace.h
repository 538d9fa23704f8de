/// \file
/// What most tests of the command line need: a folder of their own, the programs, and readers of what they write.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "process.h"

namespace cli_test {

using Words = std::vector<std::string>;
using Row = std::map<std::string, std::string>;

/// An empty folder, removed at the end, in which the programs run.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  /// Content of a file; fails the test if it cannot be read.
  std::string read(const std::string& name) const;
  void write(const std::string& name, const std::string& content) const;
  /// Names of everything in the folder, sorted.
  std::vector<std::string> names() const;

  /// Runs a program here.
  Output train(const Words& arguments, Options options = {}) const;
  Output eval(const Words& arguments) const;
  Output bench(const Words& arguments) const;
  /// Trains with `--quiet --signature`, requires success, and returns the signatures' digits.
  Words signatures(Words arguments) const;
  std::string signature(const Words& arguments) const;

 private:
  std::filesystem::path folder_;
};

/// Waits until this is true, as often as another program may have changed it; fails the test after ten minutes.
void await(const std::function<bool()>& condition);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);
/// How often this stands in a text.
int count_of(const std::string& text, const std::string& what);
/// The fields of one line of CSV without quotes.
std::vector<std::string> fields_of(const std::string& line);
/// A CSV file's rows by the names in its first line; every row must have as many fields as that.
std::vector<Row> rows_of(const std::string& csv);
/// A log's rows without the wall time, which is all that two equal runs differ in.
std::vector<Row> timeless(const std::string& csv);

/// Requires this exit code, an empty stdout and exactly one line on stderr, after the program's name. \return that line
std::string require_one_line_error(const Output& output, int code, const std::string& program);

}  // namespace cli_test

/// \file
/// The two ways in which a command fails, and the frame of its main function.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

namespace sac {

/// A flag or argument is wrong: exit code 2. The text is one sentence that names it, what was wrong and what is
/// allowed.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The command was right and did not succeed: exit code 1. The text is one sentence that names the file or quantity.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One line on stderr, after the program's name: something that is no fault and worth knowing.
void tell(const std::string& sentence);

/// Opens /dev/null for closed standard streams, lets writes beyond the limit of file sizes fail like any other, then
/// runs `body` and turns its exceptions into one line on stderr, after the program's name, and an exit code.
int guarded_main(const std::string& program, const std::function<int()>& body);

}  // namespace sac

// Reads behind a vector's end, but within its memory: only the C++ library's own checks can notice, and they abort.
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <vector>

int main(int count, char**) {
  std::signal(SIGABRT, [](int) { std::_Exit(0); });
  std::vector<int> numbers;
  numbers.reserve(2);
  const volatile int unnoticed = numbers[static_cast<std::size_t>(count)];
  static_cast<void>(unnoticed);
  return 1;
}

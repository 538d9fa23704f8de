// Reads behind a vector's end, but within its memory: only the C++ library's own checks can notice.
#include <vector>

int main(int count, char**) {
  std::vector<int> numbers;
  numbers.reserve(2);
  return numbers[static_cast<std::size_t>(count)];
}

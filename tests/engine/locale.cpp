// Runs the program's tests as part of a host program that has set a locale: with SAC_TEST_LOCALE, which names one whose
// decimal point is a comma.
#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

class Locale : public Catch::EventListenerBase {
 public:
  using Catch::EventListenerBase::EventListenerBase;

  void testRunStarting(const Catch::TestRunInfo&) override {
    const char* const name = std::getenv("SAC_TEST_LOCALE");
    if (name == nullptr) return;
    if (std::setlocale(LC_ALL, name) == nullptr) fail("there is no such locale", name);
    char text[8];
    std::snprintf(text, sizeof text, "%.1f", 0.5);
    if (std::strcmp(text, "0,5") != 0) fail("its decimal point is not a comma", name);
  }

 private:
  [[noreturn]] static void fail(const char* what, const char* name) {
    std::fprintf(stderr, "SAC_TEST_LOCALE is \"%s\", but %s.\n", name, what);
    std::exit(1);
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(Locale)

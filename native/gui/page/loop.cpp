#include "page/loop.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <optional>
#include <utility>

#include "errors.h"
#include "files.h"
#include "interrupt.h"
#include "page/lost_display.h"
#include "page/script.h"
#include "text.h"

namespace sac::gui {
namespace {

constexpr double kFrame = 1.0 / 60.0;
// The drawing's share of the time where the processor draws.
constexpr double kShareTraining = 0.05, kShareTouched = 0.5, kShareResting = 0.25;
constexpr double kLongestFrame = 1.0;
// Untouched for so long, a paused window rests.
constexpr double kRestAfter = 8.0;
constexpr double kTouched = 0.6;
constexpr double kLongestSleep = 1.0;
// What an input changes is settled after so many frames.
constexpr int kSettling = 4;
// A step that takes longer is not waited for: the last save is there.
constexpr double kLongestFarewell = 1.5;

void write_picture(const std::string& path, const Options& options, Window& window, const App& app) {
  const Picture picture = window.capture(app.theme().background);
  const auto fills = [&](int got, int asked) {
    return static_cast<float>(got) >= static_cast<float>(asked) * window.pixel_ratio();
  };
  const bool whole =
      options.width == 0 || (fills(picture.width, options.width) && fills(picture.height, options.height));
  if (!whole)
    throw Failure(concat("cannot write ", path, ": the display gives no window of ", std::to_string(options.width), "x",
                         std::to_string(options.height), " but one of ", std::to_string(picture.width), "x",
                         std::to_string(picture.height), "."));
  write_atomically(path, encode_png(picture));
}

Picture part_of(const Picture& whole, const Box& box, float pixel_ratio) {
  const auto pixels = [&](float units, int most) { return std::clamp(static_cast<int>(units * pixel_ratio), 0, most); };
  const int left = pixels(box.x, whole.width), right = pixels(box.right(), whole.width);
  const int top = pixels(box.y, whole.height), bottom = pixels(box.bottom(), whole.height);
  Picture part{right - left, bottom - top, {}};
  for (int y = top; y < bottom; ++y) {
    const auto* row = whole.pixels.data() + 3 * (static_cast<std::ptrdiff_t>(y) * whole.width + left);
    part.pixels.insert(part.pixels.end(), row, row + 3 * static_cast<std::ptrdiff_t>(part.width));
  }
  return part;
}

}  // namespace

double Pace::interval(bool touched, bool training) const {
  if (!software_) return kFrame;
  const double share = touched ? kShareTouched : training ? kShareTraining : kShareResting;
  return std::clamp(cost_ / share, kFrame, kLongestFrame);
}

namespace {

void run_frames(const Options& options, Window& window, App& app) {
  std::optional<Script> script;
  if (!options.script.empty()) script.emplace(options.script);
  const bool scripted = script || options.frames > 0;
  Pace pace(window.is_software());
  double last = glfwGetTime(), touched = last, due = last;
  int settling = kSettling, frame = 0;
  bool warned = false;
  while (interrupted() == 0) {
    if (window.wants_to_close()) {
      window.hide();
      if (!app.finish(kLongestFarewell) || app.problem().empty() || std::exchange(warned, true)) return;
      app.stay_open();
      window.keep();
      settling = kSettling;
    }
    const double now = glfwGetTime();
    const bool hidden = window.is_hidden() && !scripted;
    const bool resting = !scripted && !app.is_busy() && now - touched > kRestAfter;
    const bool input = window.input().waiting();
    if (!scripted && !input && (hidden || (now < due && settling == 0) || (resting && settling == 0))) {
      app.update_unseen();
      const double sleep = hidden || resting ? std::min(app.next(), kLongestSleep) : due - now;
      window.sleep(std::clamp(sleep, 0.001, kLongestSleep));
      continue;
    }
    if (input) touched = now, settling = kSettling;
    if (settling > 0) --settling;
    const double wait = kFrame - (now - last);
    if (wait > 0.0) window.sleep(wait);

    ++frame;
    if (script) script->step(app, window);
    const double start = glfwGetTime();
    window.begin_frame(app.theme());
    if (window.input().any()) touched = start, settling = kSettling;
    app.draw(static_cast<float>(start - last), !resting);
    last = start;
    if (script && script->wants_picture()) {
      write_picture(script->take_picture(), options, window, app);
      continue;
    }
    if (const auto box = app.take_picture_request()) {
      app.save_picture(encode_png(part_of(window.capture(app.theme().background), *box, window.pixel_ratio())));
      continue;
    }
    if (frame == options.frames && !options.screenshot.empty()) {
      write_picture(options.screenshot, options, window, app);
      return;
    }
    window.show(app.theme().background);
    if (frame == options.frames || (script && script->done())) break;
    pace.drew(glfwGetTime() - start);
    due = start + pace.interval(start - touched < kTouched, app.is_busy());
  }
}

// For whoever can no longer see the window.
std::string sentence(const std::string& reason, const App& app) {
  if (const std::string problem = app.problem(); !problem.empty()) return concat(reason, "; ", problem);
  return app.keeps_run() ? concat(reason, "; the run is kept, and the next start offers to go on with it") : reason;
}

}  // namespace

int run_window(const Options& options, Window& window, App& app) {
  when_display_is_lost([&app] {
    app.finish(kLongestFarewell);
    tell(sentence("the display is gone", app));
  });
  try {
    run_frames(options, window, app);
  } catch (const UsageError&) {
    throw;
  } catch (const std::bad_alloc&) {
    app.finish(kLongestFarewell);
    throw;
  } catch (const std::exception& problem) {
    app.finish(kLongestFarewell);
    throw Failure(sentence(without_stop(problem.what()), app));
  }
  window.hide();
  const bool done = app.finish(kLongestFarewell);
  const std::string problem = app.problem();
  if (!problem.empty() && interrupted() == 0 && done) throw Failure(problem);
  if (!problem.empty()) tell(problem);
  const int code = interrupted() ? 128 + interrupted() : problem.empty() ? 0 : 1;
  if (!done) std::_Exit(code);
  return code;
}

}  // namespace sac::gui

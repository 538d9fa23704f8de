#include "lab/training_thread.h"

#include <chrono>
#include <exception>
#include <utility>

namespace sac::gui {
namespace {
using namespace std::chrono_literals;

constexpr auto kPublishInterval = std::chrono::microseconds(1'000'000 / 60);
constexpr std::size_t kMostSamples = 4000;

// What std::function can hold: it wants to copy.
template <class T>
std::pair<std::shared_ptr<std::promise<T>>, std::future<T>> promise() {
  auto made = std::make_shared<std::promise<T>>();
  return {made, made->get_future()};
}
}  // namespace

TrainingThread::TrainingThread(const Config& config, std::function<void()> published)
    : published_(std::move(published)), session_(config, runs_) {
  snapshot_ = session_.snapshot();
  thread_ = JoiningThread([this] { loop(); });
}

TrainingThread::~TrainingThread() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
}

void TrainingThread::post(Command command) {
  const std::scoped_lock lock(mutex_);
  commands_.push_back(std::move(command));
  wake_.notify_all();
}

TrainingThread::Replaced TrainingThread::replace(Maker maker) {
  auto [before, result] = promise<HeldRun>();
  post([maker = std::move(maker), before = before, run = ++runs_](Session& session) {
    HeldRun next;
    try {
      session.settle();
      next = maker(session.trainer());
    } catch (const std::exception& problem) {
      session.fail(problem, run);  // the stage goes on with the old networks
      return before->set_value({});
    }
    before->set_value(session.replace(std::move(next), run));
  });
  return {runs_, std::move(result)};
}

std::uint64_t TrainingThread::restart(const Config& config) {
  return replace([config](const Trainer&) {
           HeldRun next;
           next.trainer = std::make_unique<Trainer>(config);
           return next;
         })
      .run;
}

std::future<SavedRun> TrainingThread::save() {
  auto [answer, result] = promise<SavedRun>();
  post([answer = answer](Session& session) {
    try {
      session.settle();
      answer->set_value(session.save());
    } catch (...) {  // no memory for it
      answer->set_exception(std::current_exception());
    }
  });
  return std::move(result);
}

std::future<std::uint64_t> TrainingThread::signature() {
  auto [answer, result] = promise<std::uint64_t>();
  post([answer = answer](Session& session) {
    session.settle();
    answer->set_value(session.trainer().signature());
  });
  return std::move(result);
}

void TrainingThread::record(Recorder recorder) {
  post([recorder = std::move(recorder)](Session& session) { session.record(recorder); });
}
void TrainingThread::configure(const Config& config) {
  post([config](Session& session) { session.configure(config); });
}
void TrainingThread::set_running(bool running) {
  post([running](Session& session) { session.set_running(running); });
}
void TrainingThread::set_speed(Speed speed) {
  post([speed](Session& session) { session.set_speed(speed); });
}
void TrainingThread::step() { post(&Session::step); }
void TrainingThread::trace_update() { post(&Session::trace_update); }
void TrainingThread::watch(const Watch& watch) {
  post([watch](Session& session) { session.watch(watch); });
}
void TrainingThread::place(const StagePlayer::State& state, bool held, double at) {
  post([=](Session& session) { session.place(state, held, at); });
}
void TrainingThread::set_sampled(bool sampled) {
  post([sampled](Session& session) { session.set_sampled(sampled); });
}

std::vector<StageSample> TrainingThread::take_stage() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(stage_samples_, {});
}

std::shared_ptr<const Snapshot> TrainingThread::snapshot() const {
  const std::scoped_lock lock(mutex_);
  return snapshot_;
}

double TrainingThread::working_for() const {
  const double since = working_since_;
  return since > 0.0 ? 0.001 * (stage_now() - since) : 0.0;
}

void TrainingThread::loop() {
  auto last_publish = std::chrono::steady_clock::time_point();
  std::vector<Command> commands;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      const auto asked = [this] { return stopping_ || !commands_.empty(); };
      switch (session_.next()) {
        case Session::Next::at_once: break;
        // At a fixed speed, sleep until the next step is about due.
        case Session::Next::soon: wake_.wait_for(lock, 3ms, asked); break;
        // The stage is played far enough ahead.
        case Session::Next::later: wake_.wait_for(lock, 50ms, asked); break;
        case Session::Next::never: wake_.wait(lock, asked); break;
      }
      commands = std::exchange(commands_, {});
      if (stopping_) break;
    }
    working_since_ = stage_now();
    obey(commands);
    working_since_ = 0.0;
    const auto now = std::chrono::steady_clock::now();
    if (session_.changed() && (now - last_publish >= kPublishInterval || !commands.empty())) {
      publish();
      last_publish = now;
    }
  }
  for (const Command& command : commands) command(session_);  // somebody waits for the answers
}

void TrainingThread::obey(const std::vector<Command>& commands) {
  try {
    for (const Command& command : commands) command(session_);
    session_.pump();
  } catch (const std::exception& problem) {
    session_.fail(problem, session_.run());
  }
  const std::vector<StageSample> samples = session_.take_stage();
  if (samples.empty()) return;
  const std::scoped_lock lock(mutex_);
  stage_samples_.insert(stage_samples_.end(), samples.begin(), samples.end());
  // Nobody has looked for long: what is old is of no use.
  if (stage_samples_.size() > kMostSamples)
    stage_samples_.erase(stage_samples_.begin(), stage_samples_.end() - kMostSamples);
}

void TrainingThread::publish() {
  std::shared_ptr<const Snapshot> next = session_.snapshot();
  {
    const std::scoped_lock lock(mutex_);
    snapshot_ = std::move(next);
  }
  if (published_) published_();
}

}  // namespace sac::gui

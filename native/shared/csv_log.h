/// \file
/// The log of a training: one CSV row for each finished episode and each evaluation.
///
/// Columns: preset, changes, seed, event, seconds, then every metric of sac::metric_infos() by its key. `changes` lists
/// what differs from the preset ("alpha=0.5 tau=0.1"), so that rows of many files can be grouped by preset and changes
/// and told apart by seed. `event` is "episode" or "evaluation". `seconds` is the wall time of the training so far,
/// with that of the calls of the program before --resume. A metric without a value is an empty field. No field holds a
/// comma or a quote.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "file_lock.h"
#include "sac/config.h"
#include "sac/metrics.h"
#include "sac/trainer.h"

namespace sac {

/// Whose rows a log is to take: those of seeds config.seed .. config.seed + seeds - 1.
struct LogOwner {
  std::string preset;  ///< named in the rows, unless those that are there name another one
  Config config;       ///< as the runs go on
  int seeds = 1;
  /// Where a run goes on from and with which setting it came there.
  struct Resumed {
    std::int64_t step;
    Config config;
  };
  /// By seed; a run that is none of them begins, or is done again with the one setting that it had.
  std::map<std::int64_t, Resumed> resumed{};
};

/// Takes a sentence that is worth telling at once.
using Note = std::function<void(const std::string&)>;

/// May be written from several threads. A log is never cut: a run that does again what its log holds already, as after
/// kill -9, finds its rows there and leaves them as they are. Only rows that turn out otherwise (another build of the
/// program) are replaced, and the file as it was is kept as FILE.old.
class CsvLog {
 public:
  /// Starts a file, or goes on in one that is there if it is the owner's; with `overwrite`, replaces what is not, and
  /// what a resumed run does anew. \throws Failure if the file cannot be written, or is not the owner's
  CsvLog(const std::string& path, const LogOwner& owner, bool overwrite, Note note);
  ~CsvLog();
  CsvLog(const CsvLog&) = delete;
  CsvLog& operator=(const CsvLog&) = delete;

  /// To be called once for each run, before its first row. Rows that should be there and are not, as after a full disk,
  /// are written anew from what the run remembers of itself.
  void begin(const Trainer& trainer);
  /// `event` is "episode" or "evaluation", `seconds` the time since the run began in this call of the program.
  void write(const Config& config, const char* event, double seconds, const Metrics& metrics);
  /// Brings all rows to the file. What could not be written is kept for the next call. \throws Failure
  void flush();
  /// The same, and on to the disk itself, so that a power failure leaves them there. \throws Failure
  void sync();
  /// Whether there is no second try: what a pipe did not take is gone.
  bool is_stream() const { return is_stream_; }
  /// The preset that the rows name.
  const std::string& preset() const { return preset_; }

 private:
  struct Row {
    std::string text;  // without the line's end
    std::int64_t seed, step;
    std::string event;
    double seconds;
  };
  struct Run {
    std::deque<Row> ahead;  // what the file holds of the run's future
    double seconds_before = 0.0;
  };

  void read_old(const LogOwner& owner, bool overwrite);
  void replace(std::string_view text);
  void open_file();
  void set_aside();
  void append();
  void cut_to(std::int64_t size);
  void flush_unlocked();
  std::string row_text(const Config& config, const char* event, const std::string& seconds,
                       const Metrics& metrics) const;

  std::string path_;
  std::string preset_;
  Note note_;
  FileLock lock_;
  bool is_stream_ = false;
  bool had_header_ = false;  // the file was there, so rows were meant to be in it
  std::map<std::int64_t, LogOwner::Resumed> resumed_;
  std::vector<Row> old_rows_;  // of all seeds
  std::map<std::int64_t, Run> runs_;
  std::set<std::string, std::less<>> replaced_;  // rows that turned out otherwise and are still in the file
  std::string kept_as_;                          // where the log with them is kept
  std::string buffer_;                           // whole rows that are not in the file yet
  int file_ = -1;
  std::int64_t size_ = 0;  // of the file, with whole rows only
  bool is_torn_ = false;   // part of a row is in the file behind them
  std::mutex mutex_;
};

/// The first line of every log, without the line's end.
std::string csv_header();

}  // namespace sac

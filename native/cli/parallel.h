/// \file
/// Independent pieces of work on several threads.
#pragma once

#include <functional>

namespace sac::cli {

/// Calls work(0), ..., work(count - 1), `jobs` of them at a time, begun in this order. After an exception no further
/// one is begun, and the exception is thrown on.
void parallel_for(int count, int jobs, const std::function<void(int)>& work);

/// The processors that this program may use: with taskset or in a job of a cluster, fewer than the machine has.
int processors();

}  // namespace sac::cli

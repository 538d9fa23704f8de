#include <Eigen/Dense>
namespace sac { const char* version() { return "0.1"; } }

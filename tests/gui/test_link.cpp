// A link of the page means the same settings here.
#include <catch2/catch_test_macros.hpp>

#include "frames.h"
#include "lab/link.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("a link's preset, values, layer and speed are taken over") {
  Lab lab = quick_lab();
  apply(lab, decode_link("https://example.org/lab/?preset=modern&alpha=0.5&seed=9&layer=min_q&speed=10&theme=dark\n"));
  lab.update(false);
  CHECK(lab.preset().name == "modern");
  CHECK(lab.wanted().alpha == 0.5);
  CHECK(lab.wanted().seed == 9);
  CHECK(lab.layer() == MapLayer::min_q);
  CHECK(lab.speed() == Speed::ten_times);
  CHECK_FALSE(lab.running());
  CHECK(lab.notices().all().empty());
  CHECK(encode_link(lab) == "?preset=modern&alpha=0.5&seed=9&layer=min_q&speed=10");
}

TEST_CASE("a comparison and a training that begins by itself are taken over") {
  Lab lab = quick_lab();
  apply(lab, decode_link("?compare=twin_q:false,alpha:0.5&autostart=true"));
  REQUIRE(lab.comparing());
  CHECK(lab.running());
  CHECK(lab.run(Side::b).wanted().alpha == 0.5);
  CHECK_FALSE(lab.run(Side::b).wanted().twin_q);
  CHECK(encode_link(lab).find("compare=") != std::string::npos);
}

TEST_CASE("what is not valid is said, and the nearest that is is taken") {
  Lab lab = quick_lab();
  apply(lab, decode_link("?preset=nonsense&gamma=2&colour=red&layer=none"));
  CHECK(lab.preset().name == presets().front().name);
  CHECK(lab.wanted().gamma == find_param("gamma")->max);
  std::string all;
  for (const Notice& notice : lab.notices().all()) all += notice.text + "\n";
  CHECK(all.find("gamma") != std::string::npos);
  CHECK(all.find("colour") != std::string::npos);
}

TEST_CASE("only an address or a query is a link") {
  CHECK(is_link("?preset=quick"));
  CHECK(is_link("http://localhost:8080/?alpha=0.5"));
  CHECK_FALSE(is_link("run.safetensors"));
  CHECK(decode_link("https://example.org/").values.empty());
  CHECK(decode_link("?a%20b=c%2Bd").values.at(0) == std::pair<std::string, std::string>("a b", "c+d"));
}

// Where the parts of an update's diagram lie, in units of about a CSS pixel. The wide shape draws the flow from left to
// right, the tall one, for narrow windows, from top to bottom; "along" is the direction of the flow.
//
// SAC_DIAGRAM_SHAPE(shape, along, across, thickness, first_lane, lane, batch_along, batch_across, batch_length,
//                   batch_breadth, columns, rows)
// along, across: the whole size; thickness: of a node, from top to bottom; first_lane: middle of lane 0; lane: from one
// to the next; batch: where the batch lies, and its cells
//
// SAC_DIAGRAM_LAYER(wide, tall)
// Middle of a layer, along; in the order of the layers of update_graph.inl.
//
// SAC_DIAGRAM_NODE(kind, wide, tall)
// Width of a node, from left to right.
//
// SAC_DIAGRAM_WIDER(letters, by)
// In the wide shape a node whose label has these letters is this much wider.
//
// SAC_DIAGRAM_BYPASS(from, to, lane)
// An edge that passes between the lanes, past what lies in them.
//
// SAC_DIAGRAM_NUMBER(name, value)

#ifndef SAC_DIAGRAM_SHAPE
#define SAC_DIAGRAM_SHAPE(...)
#endif
#ifndef SAC_DIAGRAM_LAYER
#define SAC_DIAGRAM_LAYER(...)
#endif
#ifndef SAC_DIAGRAM_NODE
#define SAC_DIAGRAM_NODE(...)
#endif
#ifndef SAC_DIAGRAM_WIDER
#define SAC_DIAGRAM_WIDER(...)
#endif
#ifndef SAC_DIAGRAM_BYPASS
#define SAC_DIAGRAM_BYPASS(...)
#endif
#ifndef SAC_DIAGRAM_NUMBER
#define SAC_DIAGRAM_NUMBER(...)
#endif

// clang-format off
SAC_DIAGRAM_SHAPE(wide, 776, 184, 27, 15, 29.5, 0, 20, 90, 104, 8, 8)
SAC_DIAGRAM_SHAPE(tall, 412, 350, 34, 28, 58.8, 16, 0, 32, 350, 32, 2)

SAC_DIAGRAM_LAYER(45, 24)
SAC_DIAGRAM_LAYER(137, 84)
SAC_DIAGRAM_LAYER(222, 134)
SAC_DIAGRAM_LAYER(315, 184)
SAC_DIAGRAM_LAYER(418, 234)
SAC_DIAGRAM_LAYER(522, 284)
SAC_DIAGRAM_LAYER(626, 334)
SAC_DIAGRAM_LAYER(732, 386)

SAC_DIAGRAM_NODE(data, 70, 50)
SAC_DIAGRAM_NODE(network, 80, 52)
SAC_DIAGRAM_NODE(target, 80, 52)
SAC_DIAGRAM_NODE(sum, 64, 52)
SAC_DIAGRAM_NODE(loss, 88, 53)
SAC_DIAGRAM_NODE(adam, 84, 53)
SAC_DIAGRAM_WIDER("min", 28)
SAC_DIAGRAM_WIDER("log", 15)

SAC_DIAGRAM_BYPASS(reward, y, 0.5)
SAC_DIAGRAM_BYPASS(terminal, y, 0.5)
SAC_DIAGRAM_BYPASS(alpha, y, 4.5)
SAC_DIAGRAM_BYPASS(value, loss_policy, 3.5)

SAC_DIAGRAM_NUMBER(tip, 5)            // from the tip of an arrow to the node that it points at
SAC_DIAGRAM_NUMBER(beside, 11)        // from a network to the way to its target, where both are equally wide
SAC_DIAGRAM_NUMBER(beside_q2, 17)     // of Q2, past that of Q1
SAC_DIAGRAM_NUMBER(batch_margin, 4)   // of the batch's box, where no arrow leaves it
SAC_DIAGRAM_NUMBER(reward_levels, 5)  // shades of the batch's pendulums, from its lowest reward to its highest
// clang-format on

#undef SAC_DIAGRAM_SHAPE
#undef SAC_DIAGRAM_LAYER
#undef SAC_DIAGRAM_NODE
#undef SAC_DIAGRAM_WIDER
#undef SAC_DIAGRAM_BYPASS
#undef SAC_DIAGRAM_NUMBER

// One triangle that covers the screen: draw 3 vertices, no buffers bound.
// `uv` runs from 0 to 1 over the viewport, y up.

out vec2 uv;

void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  uv = corner;
  gl_Position = vec4(2.0 * corner - 1.0, 0.0, 1.0);
}

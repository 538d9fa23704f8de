// The engine alone in a Worker: no page, no views, no reports. Runs as a classic script from a Blob.
const utf8 = { read: new TextDecoder(), write: new TextEncoder() };

function start(module) {
  const stop = () => {
    throw new Error('the engine stopped');
  };
  const { exports } = new WebAssembly.Instance(module, {
    env: { emscripten_notify_memory_growth: () => {} },
    wasi_snapshot_preview1: { proc_exit: stop, fd_close: stop, fd_seek: stop, fd_write: stop },
  });
  exports._initialize();
  const text = (at) => {
    const bytes = new Uint8Array(exports.memory.buffer);
    return utf8.read.decode(bytes.subarray(at, bytes.indexOf(0, at)));
  };
  const call = (name, ...texts) => {
    const pointers = texts.map((value) => {
      const bytes = utf8.write.encode(`${value}\0`);
      const at = exports.sac_alloc(bytes.length);
      new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
      return at;
    });
    const answer = text(exports[name](...pointers));
    for (const at of pointers) exports.sac_free(at);
    return answer;
  };
  return { exports, call };
}

function run(exports, steps) {
  for (let left = steps; left > 0; left -= 50) exports.sac_run(Math.min(left, 50));
}

function medianMs(repetitions, work) {
  const times = Array.from({ length: repetitions }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.sort((a, b) => a - b)[Math.floor(repetitions / 2)];
}

onmessage = ({ data: { module, values, from, to } }) => {
  const { exports, call } = start(module);
  if (!values) return postMessage({ schema: call('sac_schema') });
  const { preset, ...changes } = values;
  const errors = [
    call('sac_config_preset', preset),
    ...Object.entries(changes).map((pair) => call('sac_config_set', ...pair)),
  ];
  const error = [...errors, call('sac_create')].find((sentence) => sentence !== '');
  if (error) return postMessage({ error });
  run(exports, from);
  const begin = performance.now();
  run(exports, to - from);
  const pace = (1000 * (to - from)) / (performance.now() - begin);
  const layers = JSON.parse(call('sac_schema')).map_layers;
  const maps = layers.map(({ key }, layer) => [key, medianMs(9, () => exports.sac_state_map(layer, 64, 64, 8))]);
  postMessage({ pace, maps });
};

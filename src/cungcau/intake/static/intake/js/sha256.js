// SHA-256 (FIPS 180-4) of a short text. The browser's own is there on secure pages only, and waits for each answer.
const K = new Uint32Array(64);
const START = new Uint32Array(8);

function isPrime(number) {
  for (let other = 2; other * other <= number; other += 1) if (number % other === 0) return false;
  return true;
}

// The constants are the first 32 bits of the fractions of the roots of the first primes.
for (let number = 2, found = 0; found < 64; number += 1) {
  if (!isPrime(number)) continue;
  if (found < 8) START[found] = (number ** (1 / 2) % 1) * 2 ** 32;
  K[found] = (number ** (1 / 3) % 1) * 2 ** 32;
  found += 1;
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function padded(text) {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  new DataView(whole.buffer).setUint32(whole.length - 4, bytes.length * 8);
  return new DataView(whole.buffer);
}

export function sha256(text) {
  const data = padded(text);
  const state = START.slice();
  const w = new Uint32Array(64);
  for (let block = 0; block < data.byteLength; block += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = data.getUint32(block + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const low = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const high = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      state[i] += word;
    });
  }
  return state;
}

export function leadingZeros(text) {
  let zeros = 0;
  for (const word of sha256(text)) {
    zeros += Math.clz32(word);
    if (word !== 0) break;
  }
  return zeros;
}

// Photos are made smaller before they are kept: a poor connection carries 300 kB sooner than 5 MB, and the place where they
// were taken, which phones write into pictures, stays behind.
const LONGEST = 1600;

export async function smaller(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const content = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
    if (content) return { name: file.name.replace(/\.\w+$/, "") + ".jpg", content };
  } catch {
    // Not a picture that this browser can draw: the server says what it thinks of it.
  }
  return { name: file.name, content: file };
}

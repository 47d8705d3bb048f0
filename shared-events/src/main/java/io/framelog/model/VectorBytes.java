package io.framelog.model;

import io.framelog.identity.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as bytes: float32, little endian, no header. */
public final class VectorBytes {
  private VectorBytes() {}

  public static byte[] toBytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  public static float[] fromBytes(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  /** The digest by which a vector is named, hexadecimal. */
  public static String sha256(float[] vector) {
    return Sha256.hex(toBytes(vector));
  }
}

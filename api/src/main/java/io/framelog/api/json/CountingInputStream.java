package io.framelog.api.json;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request body that calls out once more than a number of bytes has been read from it. */
final class CountingInputStream extends ServletInputStream {
  private final ServletInputStream body;
  private final Runnable tooMany;
  private long left;

  CountingInputStream(ServletInputStream body, long limit, Runnable tooMany) {
    this.body = body;
    this.left = limit;
    this.tooMany = tooMany;
  }

  @Override
  public int read() throws IOException {
    int read = body.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = body.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    left -= Math.max(read, 0);
    if (left < 0) {
      tooMany.run();
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}

package io.framelog.error;

/** A refusal outside the buses, for instance of an upload that is not an image. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RejectedException(ErrorCode code, String detail) {
    this(Rejection.of(code, detail));
  }

  public RejectedException(Rejection rejection) {
    super(rejection.detail());
    this.rejection = rejection;
  }

  public RejectedException(ErrorCode code, String detail, Throwable cause) {
    super(detail, cause);
    this.rejection = Rejection.of(code, detail);
  }

  public Rejection rejection() {
    return rejection;
  }
}

package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;

/** An origin names a model and its version exactly when it is a model. */
final class OriginMustBeComplete {
  private OriginMustBeComplete() {}

  static void check(Origin origin) {
    boolean complete =
        switch (origin.kind()) {
          case HUMAN, IMPORT -> origin.model() == null && origin.version() == null;
          case MODEL ->
              origin.model() != null
                  && origin.version() != null
                  && ModelMustBeNamed.isName(origin.model())
                  && ModelMustBeNamed.isName(origin.version());
        };
    if (!complete) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "An origin names a model and its version exactly when its kind is MODEL");
    }
  }
}

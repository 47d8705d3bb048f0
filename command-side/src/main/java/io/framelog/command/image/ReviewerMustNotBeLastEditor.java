package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Nobody reviews their own edit, unless the deployment allows it. */
final class ReviewerMustNotBeLastEditor {
  private ReviewerMustNotBeLastEditor() {}

  static void check(
      @Nullable String reviewer, @Nullable String lastEditor, ImagePolicies policies) {
    if (policies.reviewNeedsSecondPerson() && reviewer != null && reviewer.equals(lastEditor)) {
      throw new CommandRejected(
          ErrorCode.REVIEWER_IS_LAST_EDITOR,
          "The last edit of this image is the reviewer's own; somebody else has to review it");
    }
  }
}

package io.framelog.erasure;

/**
 * Copies of editors' names that one part of the system keeps beside the log. Every bean of this
 * type is asked when an editor is erased, more than once.
 */
public interface EditorNames {
  /**
   * Replaces the name wherever it stands for something at or before a position of the log. What the
   * same editor does after that position is theirs again.
   */
  void replace(String subject, String pseudonym, long upTo);
}

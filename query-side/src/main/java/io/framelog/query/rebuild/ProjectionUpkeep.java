package io.framelog.query.rebuild;

/** How one projection is rebuilt and verified; a bean for each. Both take as long as they take. */
public interface ProjectionUpkeep {
  /** The projection's name. */
  String projection();

  /** Makes it anew beside the live one and switches. When it fails, the live one stays. */
  void rebuild(Run run);

  /** Compares the live one with what a rebuild would make, and leaves it as it is. */
  void verify(Run run);
}

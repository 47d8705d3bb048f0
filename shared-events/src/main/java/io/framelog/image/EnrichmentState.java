package io.framelog.image;

/** How far one step of enrichment is. */
public enum EnrichmentState {
  PENDING,
  DONE,
  ABANDONED
}

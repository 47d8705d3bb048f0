package io.framelog.image.queries;

/** What a search finds: whole images or crops. */
public enum SearchScope {
  IMAGES,
  CROPS
}

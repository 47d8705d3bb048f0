package io.framelog.image.events;

/** A fact about one image. */
public sealed interface ImageEvent permits AnnotationEvent, EnrichmentEvent {
  String imageId();
}

package io.framelog.command.annotation;

import io.framelog.image.events.AnnotationEvent;

/** An annotation event of an image with its position in the log. */
public record LoggedEdit(long position, AnnotationEvent event) {}

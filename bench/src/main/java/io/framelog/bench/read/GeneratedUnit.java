package io.framelog.bench.read;

import io.framelog.image.events.ImageEvent;
import java.util.List;
import java.util.Map;

/**
 * What one command did to one image.
 *
 * @param events at least one
 * @param actor who sent it
 * @param client through what
 * @param ids what the server named, as the command's answer has it
 */
record GeneratedUnit(
    GeneratedImage image,
    List<ImageEvent> events,
    String actor,
    String client,
    Map<String, String> ids) {}

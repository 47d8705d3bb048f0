package io.framelog.erasure;

import io.framelog.image.ErasedItem;
import java.util.List;

/** Where an image is held, in the order in which the snapshots were taken. */
public record HeldItems(List<ErasedItem> items) {}

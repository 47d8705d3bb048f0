package io.framelog.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of deliveries; {@code next} is the id to ask on after, null at the end. */
public record DeliveryPage(List<Delivery> deliveries, @Nullable Long next) {}

package io.framelog.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in log order.
 *
 * @param next the position to go on after; null at the end
 */
public record DeadLetterPage(List<DeadLetter> deadLetters, @Nullable Long next) {}

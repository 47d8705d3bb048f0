package io.framelog.query.search;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where the property {@code framelog.roles} lists query, or is not set. */
final class QueryRole implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("framelog.roles", Bindable.setOf(String.class))
        .orElse(Set.of("query"))
        .contains("query");
  }
}

package io.framelog.enrichment.model;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where the property {@code framelog.roles} lists query or enrichment, or is not set. */
final class InferenceRoles implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("framelog.roles", Bindable.listOf(String.class))
        .map(roles -> roles.contains("query") || roles.contains("enrichment"))
        .orElse(true);
  }
}

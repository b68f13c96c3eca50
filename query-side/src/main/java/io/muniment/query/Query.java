package io.muniment.query;

/** A question with an answer of type R. Every query carries {@code @Requires} and {@link ReadsFrom}. */
public interface Query<R> {}

package io.muniment.infra.http.problem;

/** What is wrong with one field: its path, a stable code, and a sentence. */
public record FieldProblem(String field, String code, String message) {}

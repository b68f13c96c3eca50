package io.muniment.infra.http.problem;

import jakarta.servlet.http.HttpServletRequest;

/** Published whenever a request is answered with a problem. */
public record RequestRefused(HttpServletRequest request, Refusal refusal) {}

package io.muniment.infra.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two sentences instead of a stack trace. */
final class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeConfiguration unsafe) {
        return new FailureAnalysis(unsafe.getMessage(), unsafe.remedy(), unsafe);
    }
}

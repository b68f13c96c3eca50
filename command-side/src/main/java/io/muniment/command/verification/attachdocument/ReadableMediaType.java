package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;
import java.util.List;
import java.util.Map;

record ReadableMediaType(FileName name, String mediaType) implements Rule {

    private static final Map<String, List<String>> EXTENSIONS = Map.of(
            "application/pdf", List.of("pdf"),
            "image/png", List.of("png"),
            "image/jpeg", List.of("jpg", "jpeg"),
            "image/tiff", List.of("tif", "tiff"),
            "text/plain", List.of("txt"));

    @Override
    public boolean holds() {
        return EXTENSIONS.getOrDefault(mediaType, List.of()).contains(name.extension());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.DOCUMENT_REFUSED;
    }

    @Override
    public String explanation() {
        return EXTENSIONS.containsKey(mediaType)
                ? "The content is %s, but the name ends in '.%s'".formatted(mediaType, name.extension())
                : "Files of type %s are not taken; send PDF, PNG, JPEG, TIFF or plain text".formatted(mediaType);
    }
}

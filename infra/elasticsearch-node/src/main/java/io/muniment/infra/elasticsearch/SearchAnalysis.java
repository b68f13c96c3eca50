package io.muniment.infra.elasticsearch;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The token filters that names, addresses and document text are searched with. A stock server has them in an
 * unpublished module under the same names with the same settings, so an index made for one is valid on the other.
 */
public final class SearchAnalysis extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "lowercase", (_, _, name, _) -> new Normalizing(name, LowerCaseFilter::new),
                "trim", (_, _, name, _) -> new Normalizing(name, TrimFilter::new),
                "asciifolding", (_, _, name, settings) -> asciiFolding(name, settings),
                "edge_ngram", (_, _, name, settings) -> edgeNgram(name, settings));
    }

    private static TokenFilterFactory asciiFolding(String name, Settings settings) {
        var preserveOriginal = settings.getAsBoolean("preserve_original", false);
        return new Normalizing(name, tokens -> new ASCIIFoldingFilter(tokens, preserveOriginal));
    }

    private static TokenFilterFactory edgeNgram(String name, Settings settings) {
        var shortest = settings.getAsInt("min_gram", 1);
        var longest = settings.getAsInt("max_gram", 2);
        var preserveOriginal = settings.getAsBoolean("preserve_original", false);
        return new Plain(name, tokens -> new EdgeNGramTokenFilter(tokens, shortest, longest, preserveOriginal));
    }

    private record Plain(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    /** A filter that a normalizer of a keyword field may use too. */
    private record Normalizing(String name, UnaryOperator<TokenStream> filter)
            implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }
}

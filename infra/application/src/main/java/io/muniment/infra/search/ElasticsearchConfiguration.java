package io.muniment.infra.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {

    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearchClient(
            @Value("${muniment.elasticsearch.url:${ELASTICSEARCH_URL:http://localhost:9200}}") URI address) {
        return ElasticsearchClient.of(client -> client.host(address));
    }
}

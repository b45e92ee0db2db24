"""One child's page: words, needs, where next, the outlook, and what can be recorded."""

"""duizhao: transcripts in Chinese and English become annotated bilingual reading pages."""

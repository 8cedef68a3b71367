"""Forms that take more than one sitting: kept while they are typed, one question at a time on a phone, put together
where two people write at once, with a good and a poor example at each field.

`typed` what is typed and not saved (rooms make their own tables of it), `keeping` the answers to a browser's script,
`merging` and `together` two people at one record, `page` the form opened and sent, `contents` its sections, `examples`.
The scripts are in `ui/js/longform/`, the pieces of the page in `ui/_form_*.html`.
"""

"""What the exports share: addresses, literal words, the network, the table, files of Word."""

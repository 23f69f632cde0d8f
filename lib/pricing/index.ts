export { isPriced, linesOf, monthlyOf, type Item, type Line, type Position, type PricedLine, type UnpricedLine } from './bill';
export { factsWithOwnPrices, withOwnPrices, type OwnPrice, type OwnPrices } from './own-prices';
export { priceBook, unitOf, type PriceBook } from './price-book';
export { isTiered, tieredCost, tiersOf, unpricedTiers, type Part, type TieredPrice } from './tiers';
export type { Fact } from '../facts/fact';
export { allFacts, bookOf, factIn, publishedFacts, type FactBook } from '../facts/registry';

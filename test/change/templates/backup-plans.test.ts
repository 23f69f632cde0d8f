import type { Json, Stack } from '../../../lib/change';
import { backupPlanRule } from '../../../lib/change/templates/backup-plans';
import { resource, said, stackOf } from './cases/gate';

const selects = (...Resources: readonly Json[]): Stack =>
  stackOf('Backups', { Chosen: resource('AWS::Backup::BackupSelection', { BackupSelection: { SelectionName: 'all', Resources } }) });
const table = stackOf('Data', { People: resource('AWS::DynamoDB::Table', { TableName: 'shop.people' }) });
const empty = [stackOf('Data', {}), stackOf('Backups', {})];
const BY_NAME: Json = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:us-east-1:', { Ref: 'AWS::AccountId' }, ':table/shop.people']] };

it('refuses to lose a plan, and what it selects', () => {
  const plan = stackOf('Backups', { Plan: resource('AWS::Backup::BackupPlan', {}) });
  expect(said(backupPlanRule, [plan], [stackOf('Backups', {})])).toEqual(['BP506 refused Backups.Plan']);
  expect(said(backupPlanRule, [table, selects(BY_NAME)], [table, stackOf('Backups', {})])).toEqual(['BP506 refused Backups.Chosen']);
});

it('says nothing of a selection that goes with what it selects, which is told by itself', () => {
  expect(said(backupPlanRule, [table, selects(BY_NAME)], empty)).toEqual([]);
  expect(said(backupPlanRule, [table, selects('arn:aws:dynamodb:us-east-1:111122223333:table/shop.people')], empty)).toEqual([]);
  expect(said(backupPlanRule, [table, selects('arn:aws:dynamodb:us-east-1:111122223333:table/shop.other')], empty)).toEqual(['BP506 refused Backups.Chosen']);
});
